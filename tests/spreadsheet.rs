//! Dropped files as text.

use hujifen::answers::import;
use hujifen::spreadsheet::{LARGEST, SpreadsheetError, text};
use proptest::prelude::*;

macro_rules! stored {
    ($name:literal) => {
        include_bytes!(concat!("files/", $name)).to_vec()
    };
}

#[test]
fn a_workbook_is_read_from_the_sheet_with_the_months_row_by_row() {
    // Its first sheet is a cover; the record begins in row 2, and row 6 is empty.
    let lines = text(stored!("record.xlsx")).expect("readable");
    let expected = "\n年月\t缴费基数\n202301\t7310\n2023年2月\t12,183.00\n2023-03-01\t12183.5\n\n合计\t31676.5\n";
    assert_eq!(lines, expected);
    let read = import(&lines);
    assert_eq!(read.months(), 2);
    assert_eq!(read.unread.iter().map(|unread| unread.line).collect::<Vec<_>>(), [5, 7]);
}

#[test]
fn text_is_read_in_whatever_encoding_it_has() {
    assert_eq!(text(stored!("gbk.csv")).as_deref(), Ok("年月,缴费基数\r\n202301,7310\r\n2023-02,\"12,183.00\"\r\n"));
    assert_eq!(text(stored!("utf8-bom.csv")).as_deref(), Ok("年月,缴费基数\r\n202301,7310\r\n"));
    assert_eq!(text(stored!("utf16.csv")).as_deref(), Ok("年月\t缴费基数\r\n202301\t7310\r\n"));
    assert_eq!(text("2023年1月 7310".into()).as_deref(), Ok("2023年1月 7310"));
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_eq!(text(stored!("damaged.xlsx")), Err(SpreadsheetError::NotReadable));
    assert_eq!(text(stored!("picture.bin")), Err(SpreadsheetError::NotReadable));
    // A workbook locked by a password is a compound file without a workbook in it.
    assert_eq!(text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1locked".to_vec()), Err(SpreadsheetError::NotReadable));
    assert_eq!(text(b" \r\n".to_vec()), Err(SpreadsheetError::Empty));
    assert_eq!(text(vec![b'1'; LARGEST + 1]), Err(SpreadsheetError::TooLarge));
    assert!(text(vec![b'1'; LARGEST]).is_ok());
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), zip in any::<bool>(), cut in 0..4000_usize) {
        let _ = text(bytes.clone());
        // A real workbook with a part of it overwritten.
        let mut workbook = stored!("record.xlsx");
        let from = cut % workbook.len();
        for (place, byte) in workbook.iter_mut().skip(from).zip(&bytes) {
            *place = if zip { *byte } else { place.wrapping_add(1) };
        }
        let _ = text(workbook);
    }
}
