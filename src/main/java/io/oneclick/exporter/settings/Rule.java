package io.oneclick.exporter.settings;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the values of a setting are.
 *
 * @param shape of a value in one word, for the help: {@code DURATION}
 * @param text what a value must be, to follow "must be"; null where {@code read} explains itself
 * @param read a value from an operator's text; an IllegalArgumentException states the rule that is broken
 * @param allowed which of the values that can be read may be set
 * @param write a value as an operator would write it, without secrets
 * @param isSecret whether the text may hold a secret, so that no message repeats it
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

    /** The same, for some of the values only. */
    Rule<T> only(String narrower, Predicate<T> allow) {
        return new Rule<>(shape, narrower, read, allow, write, isSecret);
    }

    Rule<T> secret() {
        return new Rule<>(shape, text, read, allowed, write, true);
    }

    T parse(String given) {
        return check(read.apply(given.trim()));
    }

    /** The value itself if it may be set; else an IllegalArgumentException with the rule. */
    T check(T value) {
        if (!allowed.test(value)) {
            throw new IllegalArgumentException("must be " + text);
        }
        return value;
    }
}
