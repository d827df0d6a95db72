use std::error::Error;
use std::fmt;
use std::str::FromStr;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Add { item: String },
    Place,
    Pay { payment: String },
    Ship { tracking: String },
    Deliver,
    Cancel,
    Refund { refund: String },
}

impl Command {
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add",
            Self::Place => "place",
            Self::Pay { .. } => "pay",
            Self::Ship { .. } => "ship",
            Self::Deliver => "deliver",
            Self::Cancel => "cancel",
            Self::Refund { .. } => "refund",
        }
    }
}

/// Says what is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseCommandError {
    Empty,
    Unknown(String),
    Usage(&'static str),
}

impl fmt::Display for ParseCommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no command"),
            Self::Unknown(name) => write!(f, "unknown command {name}"),
            Self::Usage(usage) => write!(f, "usage: {usage}"),
        }
    }
}

impl Error for ParseCommandError {}

impl FromStr for Command {
    type Err = ParseCommandError;

    fn from_str(line: &str) -> Result<Self, Self::Err> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["add", item] => Ok(Self::Add {
                item: item.to_owned(),
            }),
            ["place"] => Ok(Self::Place),
            ["pay", payment] => Ok(Self::Pay {
                payment: payment.to_owned(),
            }),
            ["ship", tracking] => Ok(Self::Ship {
                tracking: tracking.to_owned(),
            }),
            ["deliver"] => Ok(Self::Deliver),
            ["cancel"] => Ok(Self::Cancel),
            ["refund", refund] => Ok(Self::Refund {
                refund: refund.to_owned(),
            }),
            ["add", ..] => Err(ParseCommandError::Usage("add SKU")),
            ["place", ..] => Err(ParseCommandError::Usage("place")),
            ["pay", ..] => Err(ParseCommandError::Usage("pay PAYMENT")),
            ["ship", ..] => Err(ParseCommandError::Usage("ship TRACKING")),
            ["deliver", ..] => Err(ParseCommandError::Usage("deliver")),
            ["cancel", ..] => Err(ParseCommandError::Usage("cancel")),
            ["refund", ..] => Err(ParseCommandError::Usage("refund REFERENCE")),
            [name, ..] => Err(ParseCommandError::Unknown(name.to_owned())),
            [] => Err(ParseCommandError::Empty),
        }
    }
}
