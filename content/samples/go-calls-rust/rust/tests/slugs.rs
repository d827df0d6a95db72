use slugs::{NothingLeft, Slugger};

#[test]
fn titles_of_any_script_become_ascii() {
    let cases = [
        ("Hello, World!", "hello-world"),
        ("  Crème   brûlée ", "creme-brulee"),
        ("Straße 7", "strasse-7"),
        ("Ελλάδα", "ellada"),
        ("北京", "bei-jing"),
    ];
    for (title, slug) in cases {
        assert_eq!(Slugger::default().slug(title).unwrap(), slug, "{title}");
    }
}

#[test]
fn a_slug_is_made_once() {
    let mut slugger = Slugger::default();
    let slugs = ["Part", "Part 2", "part", "PART", "Part 2"].map(|title| slugger.slug(title));

    assert_eq!(
        slugs.map(Result::unwrap),
        ["part", "part-2", "part-3", "part-4", "part-2-2"]
    );
}

#[test]
fn no_words_make_no_slug() {
    for title in ["", " ", "-- !?"] {
        assert_eq!(
            Slugger::default().slug(title),
            Err(NothingLeft),
            "{title:?}"
        );
    }
}
