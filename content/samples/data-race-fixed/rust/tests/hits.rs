use std::collections::BTreeMap;

use data_race_fixed::count;

// #region test
#[test]
fn pages_are_counted() {
    let logs = ["/ /about /", "/ /jobs", "", "/about /"]
        .map(|log| log.split_whitespace().map(str::to_owned).collect());

    let hits = count(&logs);

    assert_eq!(
        hits,
        BTreeMap::from([("/", 4), ("/about", 2), ("/jobs", 1)])
    );
}
// #endregion test
