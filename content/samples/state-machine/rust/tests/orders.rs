use state_machine::{Command, Order, ParseCommandError, Refused, Sale};

fn items() -> Vec<String> {
    vec!["A-1".to_owned(), "B-2".to_owned()]
}

fn every_state() -> [Order; 7] {
    let sale = Sale {
        items: items(),
        payment: "P-1".to_owned(),
    };
    let tracking = "T-1".to_owned();
    [
        Order::Draft { items: items() },
        Order::Placed { items: items() },
        Order::Paid { sale: sale.clone() },
        Order::Shipped {
            sale: sale.clone(),
            tracking: tracking.clone(),
        },
        Order::Delivered {
            sale: sale.clone(),
            tracking,
        },
        Order::Cancelled { items: items() },
        Order::Refunded {
            sale,
            refund: "R-1".to_owned(),
        },
    ]
}

const EVERY_COMMAND: [&str; 7] = [
    "add C-3",
    "place",
    "pay P-9",
    "ship T-9",
    "deliver",
    "cancel",
    "refund R-9",
];

/// What comes of a command in a state, if it is allowed there.
fn allowed(state: &str, command: &str) -> Option<&'static str> {
    Some(match (state, command) {
        ("draft", "add") => "draft: A-1, B-2, C-3",
        ("draft", "place") => "placed: A-1, B-2",
        ("draft" | "placed", "cancel") => "cancelled: A-1, B-2",
        ("placed", "pay") => "paid: A-1, B-2; payment P-9",
        ("paid", "ship") => "shipped: A-1, B-2; payment P-1; tracking T-9",
        ("shipped", "deliver") => "delivered: A-1, B-2; payment P-1; tracking T-1",
        ("paid" | "delivered", "refund") => "refunded: A-1, B-2; payment P-1; refund R-9",
        _ => return None,
    })
}

fn first_word(text: &str) -> &str {
    text.split([' ', ':']).next().unwrap()
}

#[test]
fn every_state_answers_every_command() {
    for order in every_state() {
        for line in EVERY_COMMAND {
            let before = order.to_string();
            let (state, command) = (first_word(&before), first_word(line));

            let answer = order.clone().apply(line.parse().unwrap());

            match allowed(state, command) {
                Some(next) => assert_eq!(answer.unwrap().to_string(), next),
                None => assert_eq!(
                    answer,
                    Err(Refused {
                        order: order.clone(),
                        reason: format!("cannot {command} in state {state}"),
                    })
                ),
            }
        }
    }
}

#[test]
fn an_order_without_items_is_not_placed() {
    let refused = Order::default().apply(Command::Place).unwrap_err();

    assert_eq!(refused.to_string(), "cannot place without items");
    assert_eq!(refused.order, Order::default());
}

#[test]
fn lines_are_parsed() {
    let cases = [
        (
            "add A-1",
            Command::Add {
                item: "A-1".to_owned(),
            },
        ),
        ("place", Command::Place),
        (
            "pay P-1",
            Command::Pay {
                payment: "P-1".to_owned(),
            },
        ),
        (
            "ship T-1",
            Command::Ship {
                tracking: "T-1".to_owned(),
            },
        ),
        ("deliver", Command::Deliver),
        ("cancel", Command::Cancel),
        (
            " refund R-1",
            Command::Refund {
                refund: "R-1".to_owned(),
            },
        ),
    ];
    for (line, command) in cases {
        assert_eq!(line.parse(), Ok(command), "{line}");
    }
}

#[test]
fn bad_lines_are_errors() {
    let cases = [
        ("", "no command"),
        (" ", "no command"),
        ("fly away", "unknown command fly"),
        ("PLACE", "unknown command PLACE"),
        ("add", "usage: add SKU"),
        ("add A-1 B-2", "usage: add SKU"),
        ("place now", "usage: place"),
        ("pay", "usage: pay PAYMENT"),
        ("ship", "usage: ship TRACKING"),
        ("deliver now", "usage: deliver"),
        ("cancel now", "usage: cancel"),
        ("refund", "usage: refund REFERENCE"),
    ];
    for (line, text) in cases {
        let error: ParseCommandError = line.parse::<Command>().unwrap_err();
        assert_eq!(error.to_string(), text, "{line:?}");
    }
}
