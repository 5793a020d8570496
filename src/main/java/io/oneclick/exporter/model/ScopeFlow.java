package io.oneclick.exporter.model;

import java.util.List;
import java.util.SortedMap;

/**
 * The flow of pull requests in one project or repository.
 *
 * @param blocked the pull requests that each counted report blocks; empty if the reports could not be read
 * @param windows the counts of each of {@link Flow#windows}, in their order
 */
public record ScopeFlow(OpenFlow open, SortedMap<String, Blocked> blocked, List<WindowFlow> windows) {}
