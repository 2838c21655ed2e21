//! Lines and columns as people count them.

use comity::source::{Sources, Span};

#[test]
fn every_place_of_a_long_text_has_the_column_that_counting_gives() {
    let line = "é€x\u{1d11e} ".repeat(700);
    let text = format!("first\n{line}\nlast");
    let mut sources = Sources::new();
    let id = sources.add("long", text.clone());
    let (mut row, mut column) = (1, 1);
    for (byte, letter) in text.char_indices() {
        let (_, position) = sources.locate(Span::new(id, byte, byte)).unwrap();
        assert_eq!((position.line, position.column), (row, column), "byte {byte}");
        (row, column) = if letter == '\n' { (row + 1, 1) } else { (row, column + 1) };
    }
    let (_, end) = sources.locate(Span::new(id, text.len(), text.len())).unwrap();
    assert_eq!((end.line, end.column), (3, 5));
}
