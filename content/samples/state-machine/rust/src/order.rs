use std::error::Error;
use std::fmt;

use crate::command::Command;

// #region states
/// Is in one of these states. What an order does not have yet, its state has no field for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    Draft { items: Vec<String> },
    Placed { items: Vec<String> },
    Paid { sale: Sale },
    Shipped { sale: Sale, tracking: String },
    Delivered { sale: Sale, tracking: String },
    Cancelled { items: Vec<String> },
    Refunded { sale: Sale, refund: String },
}

/// What an order has from its payment on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
    pub items: Vec<String>,
    pub payment: String,
}

impl Default for Order {
    fn default() -> Self {
        Self::Draft { items: Vec::new() }
    }
}
// #endregion states

impl Order {
    // #region transition
    /// Turns the order into its next state. It takes the order itself, so that a state that
    /// has been left cannot be used again and what it held moves on without a copy.
    pub fn apply(self, command: Command) -> Result<Self, Refused> {
        match (self, command) {
            (Self::Draft { mut items }, Command::Add { item }) => {
                items.push(item);
                Ok(Self::Draft { items })
            }
            (Self::Draft { items }, Command::Place) if items.is_empty() => Err(Refused {
                order: Self::Draft { items },
                reason: "cannot place without items".to_owned(),
            }),
            (Self::Draft { items }, Command::Place) => Ok(Self::Placed { items }),
            (Self::Placed { items }, Command::Pay { payment }) => {
                let sale = Sale { items, payment };
                Ok(Self::Paid { sale })
            }
            (Self::Draft { items } | Self::Placed { items }, Command::Cancel) => {
                Ok(Self::Cancelled { items })
            }
            (Self::Paid { sale }, Command::Ship { tracking }) => {
                Ok(Self::Shipped { sale, tracking })
            }
            (Self::Shipped { sale, tracking }, Command::Deliver) => {
                Ok(Self::Delivered { sale, tracking })
            }
            (Self::Paid { sale } | Self::Delivered { sale, .. }, Command::Refund { refund }) => {
                Ok(Self::Refunded { sale, refund })
            }
            // Every state by name: one that is added does not compile before someone has come
            // here to decide what may follow on it.
            (
                order @ (Self::Draft { .. }
                | Self::Placed { .. }
                | Self::Paid { .. }
                | Self::Shipped { .. }
                | Self::Delivered { .. }
                | Self::Cancelled { .. }
                | Self::Refunded { .. }),
                command,
            ) => Err(Refused::wrong_state(order, &command)),
        }
    }
    // #endregion transition

    const fn status(&self) -> &'static str {
        match self {
            Self::Draft { .. } => "draft",
            Self::Placed { .. } => "placed",
            Self::Paid { .. } => "paid",
            Self::Shipped { .. } => "shipped",
            Self::Delivered { .. } => "delivered",
            Self::Cancelled { .. } => "cancelled",
            Self::Refunded { .. } => "refunded",
        }
    }
}

// #region refuse
/// Says why a command was not followed and gives back the order that `apply` took, as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub order: Order,
    pub reason: String,
}

impl Refused {
    fn wrong_state(order: Order, command: &Command) -> Self {
        let reason = format!("cannot {} in state {}", command.name(), order.status());
        Self { order, reason }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl Error for Refused {}
// #endregion refuse

// #region render
impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft { items } => write!(f, "draft: {}", list(items)),
            Self::Placed { items } => write!(f, "placed: {}", list(items)),
            Self::Paid { sale } => write!(f, "paid: {sale}"),
            Self::Shipped { sale, tracking } => write!(f, "shipped: {sale}; tracking {tracking}"),
            Self::Delivered { sale, tracking } => {
                write!(f, "delivered: {sale}; tracking {tracking}")
            }
            Self::Cancelled { items } => write!(f, "cancelled: {}", list(items)),
            Self::Refunded { sale, refund } => write!(f, "refunded: {sale}; refund {refund}"),
        }
    }
}

impl fmt::Display for Sale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; payment {}", list(&self.items), self.payment)
    }
}

fn list(items: &[String]) -> String {
    if items.is_empty() {
        return "no items".to_owned();
    }
    items.join(", ")
}
// #endregion render
