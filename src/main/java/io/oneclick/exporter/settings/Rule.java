package io.oneclick.exporter.settings;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The values of a setting.
 *
 * @param shape of a value in one word, for the help: {@code DURATION}
 * @param text the rule, to follow "must be"; null if the message of {@code read} states it
 * @param read parses an operator's text; an IllegalArgumentException states the rule that is broken
 * @param allowed which of the parsed values are valid
 * @param write formats a value as an operator would write it, without secrets
 * @param isSecret whether the text may contain a secret, so that no message repeats it
 */
record Rule<T>(
        String shape,
        String text,
        Function<String, T> read,
        Predicate<T> allowed,
        Function<T, String> write,
        boolean isSecret) {

    static <T> Rule<T> of(String shape, String text, Function<String, T> read, Function<T, String> write) {
        return new Rule<>(shape, text, read, value -> true, write, false);
    }

    /** The same rule, for some of its values only. */
    Rule<T> only(String narrower, Predicate<T> allow) {
        return new Rule<>(shape, narrower, read, allow, write, isSecret);
    }

    Rule<T> secret() {
        return new Rule<>(shape, text, read, allowed, write, true);
    }

    T parse(String given) {
        return check(read.apply(given.trim()));
    }

    /** The value itself if it is valid; else an IllegalArgumentException with the rule. */
    T check(T value) {
        if (!allowed.test(value)) {
            throw new IllegalArgumentException("must be " + text);
        }
        return value;
    }
}
