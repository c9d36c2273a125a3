package dev.longhaul.durable;

/**
 * The fencing token that every act and ledger write carries. A newer run of the same operation has
 * a higher {@code token}; within a run {@code sequence} grows. Writes of a superseded run are
 * refused, an older write never overwrites a newer one, and the same fence twice is one write.
 */
public record Fence(OperationId operation, long token, long sequence) {}
