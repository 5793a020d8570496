package io.oneclick.exporter.bitbucket;

/** The next step if one of Bitbucket's tables does not exist. */
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
