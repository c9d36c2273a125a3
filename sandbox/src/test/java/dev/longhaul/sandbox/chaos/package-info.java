/** Whether chaos plays what it says, and notices a broken promise. */
package dev.longhaul.sandbox.chaos;
