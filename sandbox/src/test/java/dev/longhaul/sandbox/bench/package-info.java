/** Samples of the benches that are small enough for every build. */
@NullMarked
package dev.longhaul.sandbox.bench;

import org.jspecify.annotations.NullMarked;
