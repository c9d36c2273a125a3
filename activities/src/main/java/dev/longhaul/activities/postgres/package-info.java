/**
 * The ledger: PostgreSQL, its migrations, the activities that write to it and the queries that read
 * from it. SQL stands in text blocks on the interfaces that end in {@code Sql}; every write of an
 * operation carries its fence.
 */
package dev.longhaul.activities.postgres;
