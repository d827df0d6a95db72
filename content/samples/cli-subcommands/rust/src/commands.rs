use std::io::{self, BufRead, Write};
use std::num::NonZeroU64;
use std::path::Path;

use clap::builder::styling::Style;
use serde::Serialize;

use crate::cli::{Cli, Command, Format};
use crate::names::read_names;
use crate::tally::{Counts, Tally};

// #region run
pub fn run(cli: Cli, input: impl BufRead, out: impl Write, colour: bool) -> anyhow::Result<()> {
    let file = &cli.file;
    match cli.command {
        Command::Add { count, names } => {
            let names = read_names(names, input)?;
            let changed = change(file, names, |tally, name| tally.add(name, count))?;
            print(&changed, out, colour)?;
        }
        Command::List => print(&Tally::load(file)?.counts, out, colour)?,
        Command::Remove { names } => {
            let names = read_names(names, input)?;
            let changed = change(file, names, Tally::remove)?;
            print(&changed, out, colour)?;
        }
        Command::Export { format } => export(&Tally::load(file)?.counts, out, format)?,
    }
    Ok(())
}

/// Does something to each name and saves. Where one fails, nothing is changed.
fn change(
    file: &Path,
    names: Vec<String>,
    action: impl Fn(&mut Tally, &str) -> anyhow::Result<NonZeroU64>,
) -> anyhow::Result<Counts> {
    let mut tally = Tally::load(file)?;
    let mut changed = Counts::new();
    for name in names {
        let count = action(&mut tally, &name)?;
        changed.insert(name, count);
    }
    tally.save(file)?;
    Ok(changed)
}
// #endregion run

// #region output
/// Writes a name, a tab and a count on each line, in the order of the names' bytes.
fn print(counts: &Counts, mut out: impl Write, colour: bool) -> io::Result<()> {
    let style = if colour {
        Style::new().bold()
    } else {
        Style::new()
    };
    for (name, count) in counts {
        writeln!(out, "{style}{name}{style:#}\t{count}")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    count: NonZeroU64,
}

fn export(counts: &Counts, mut out: impl Write, format: Format) -> io::Result<()> {
    let entries = counts.iter().map(|(name, &count)| Entry { name, count });
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &entries.collect::<Vec<_>>())?;
            writeln!(out)
        }
        Format::Csv => {
            // serialize would write the header with the first entry: never, for an empty tally.
            let mut csv = csv::WriterBuilder::new()
                .has_headers(false)
                .from_writer(out);
            csv.write_record(["name", "count"])?;
            for entry in entries {
                csv.serialize(entry)?;
            }
            csv.flush()
        }
    }
}
// #endregion output

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_for_those_who_want_it() {
        let counts = Counts::from([("apple".to_owned(), NonZeroU64::MIN)]);
        for (colour, want) in [(true, "\x1b[1mapple\x1b[0m\t1\n"), (false, "apple\t1\n")] {
            let mut out = Vec::new();
            print(&counts, &mut out, colour).unwrap();

            assert_eq!(String::from_utf8(out).unwrap(), want);
        }
    }
}
