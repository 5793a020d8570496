package io.oneclick.exporter.model;

import java.math.BigDecimal;

/**
 * The newest report of one key on a pull request's newest commit.
 *
 * @param codeCoverage the report's code coverage in percent, or null if it has none
 */
public record Report(String key, ReportResult result, BigDecimal codeCoverage) {}
