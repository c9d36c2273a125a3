/**
 * Coolify as application platform: {@code wire} records, {@link
 * dev.longhaul.activities.coolify.CoolifyClient}, and the activities that adopt by name what an
 * earlier attempt made. Refusals are judged in {@link dev.longhaul.activities.coolify.CoolifyCode}.
 */
package dev.longhaul.activities.coolify;
