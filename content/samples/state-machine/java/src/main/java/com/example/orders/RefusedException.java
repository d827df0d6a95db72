package com.example.orders;

// #region refuse
/** Says why a command was not followed. Checked: whoever applies one has to deal with it. */
@SuppressWarnings("serial") // nobody serialises it
public final class RefusedException extends Exception {
    RefusedException(String reason) {
        super(reason);
    }

    static RefusedException wrongState(Order order, Command command) {
        return new RefusedException(
                "cannot %s in state %s".formatted(command.word(), order.status()));
    }
}
// #endregion refuse
