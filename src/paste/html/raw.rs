//! What a source tells about its numbers beside what it shows: the number behind a cell, and the decimal mark of the whole table.

use super::token::{Attribute, Attributes};
use crate::engine::data_set::Decimal;
use crate::float;

/// The number behind a cell, where the source tells.
///
/// Google Sheets writes `data-sheets-value='{"1":3,"3":27990}'` (3 is a number) and in its early years `[null,3,null,27990]`,
/// LibreOffice `sdval="27990"`, Excel up to 2003 `x:num="27990"`; all with a decimal point.
pub fn value(attributes: Attributes) -> Option<f64> {
    let sheets = || {
        let json = attributes.get(Attribute::SheetsValue)?.replace(char::is_whitespace, "");
        let number = json.strip_prefix("{\"1\":3,\"3\":").or_else(|| json.strip_prefix("[null,3,null,"))?;
        float::read(number.split([',', '}', ']']).next()?)
    };
    let plain = |it: Attribute| float::read(attributes.plain(it)?.trim());
    sheets()
        .or_else(|| plain(Attribute::CalcValue))
        .or_else(|| plain(Attribute::ExcelValue))
        .filter(|it| it.is_finite())
}

/// The decimal mark that Excel declares: `mso-displayed-decimal-separator:"\,"`.
pub fn declared_mark(html: &str) -> Option<Decimal> {
    const KEY: &str = "mso-displayed-decimal-separator";
    let (_, value) = html.split_once(KEY)?;
    let value = value.trim_start().strip_prefix(':')?.trim_start();
    let value = value.trim_start_matches("&quot;").trim_start_matches(['"', '\'', '\\']);
    match value.chars().next()? {
        ',' => Some(Decimal::Comma),
        '.' => Some(Decimal::Point),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::{Token, Tokens};
    use super::*;

    #[track_caller]
    fn check(tag: &str, expected: Option<f64>) {
        match Tokens::new(tag).next() {
            Some(Token::Open(_, attributes)) => assert_eq!(value(attributes), expected, "{tag}"),
            other => panic!("{tag}: {other:?}"),
        }
    }

    #[test]
    fn numbers_behind_cells() {
        check("<td data-sheets-value=\"{&quot;1&quot;:3,&quot;3&quot;:27990}\">", Some(27990.0));
        check("<td data-sheets-value='{ \"1\": 3, \"3\": 0.125}'>", Some(0.125));
        check("<td data-sheets-value=\"[null,3,null,12002]\">", Some(12002.0));
        check("<td data-sheets-value=\"[null,2,&quot;5&quot;]\">", None);
        check("<td data-sheets-value=\"{&quot;1&quot;:2,&quot;2&quot;:&quot;007&quot;}\">", None);
        check("<td data-sheets-value=\"{&quot;1&quot;:4,&quot;4&quot;:1}\">", None);
        // A page that forgot to write the quotes as references.
        check("<td data-sheets-value=\"{\"1\":3,\"3\":1}\">", None);
        check("<td sdval=\"1.75\" sdnum=\"1031;0;#.##0,00\">", Some(1.75));
        check("<td class=xl24 align=right x:num=\"0.0123\">", Some(0.0123));
        check("<td x:num>", None);
        check("<td x:num=\"1e999\">", None);
        check("<td>", None);
    }

    #[test]
    fn declared_marks() {
        let comma = "<style><!--table\n\t{mso-displayed-decimal-separator:\"\\,\";\n\tmso-displayed-thousand-separator:\"\\.\";}";
        assert_eq!(declared_mark(comma), Some(Decimal::Comma));
        assert_eq!(declared_mark("<table style='mso-displayed-decimal-separator: \\.;'>"), Some(Decimal::Point));
        assert_eq!(
            declared_mark("<table style=\"mso-displayed-decimal-separator:&quot;\\,&quot;\">"),
            Some(Decimal::Comma)
        );
        assert_eq!(declared_mark("mso-displayed-decimal-separator"), None);
        assert_eq!(declared_mark("<table>"), None);
    }
}
