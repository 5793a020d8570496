package io.oneclick.exporter.bitbucket;

/** What it may mean that one of Bitbucket's tables is not there. */
final class MissingTable {

    private static final String CODE_INSIGHTS = "AO_2AD648_";

    private MissingTable() {}

    static String hint(String table) {
        return table.contains(CODE_INSIGHTS)
                ? "this Bitbucket has no Code Insights, or its tables are in another schema (currentSchema=…)"
                : "check that this is Bitbucket's database; if its tables are not in the schema public, add"
                        + " currentSchema=… to --database-url";
    }
}
