/**
 * Mail by SMTP: templates in German and English, one {@link dev.longhaul.activities.mail.SmtpPost},
 * the welcome mail to owners and the word to operators. Every mail has a stable Message-ID and is
 * sent once unless a worker dies between the server's acceptance and our record (O-02).
 */
package dev.longhaul.activities.mail;
