/** Hidden tests of the lab "chat". Never published. */
package dev.assay.labs.chat.hidden;
