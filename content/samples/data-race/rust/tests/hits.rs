use std::collections::BTreeMap;

use data_race::count;

// #region test
#[test]
fn pages_are_counted() {
    let logs = [vec!["/".to_owned()], vec!["/about".to_owned()]];

    let hits = count(&logs);

    assert_eq!(hits, BTreeMap::from([("/", 1), ("/about", 1)]));
}
// #endregion test
