//! Text that becomes HTML: words of a person pass through one place, which lets no mark-up through.

/// HTML being written.
#[derive(Debug, Default)]
pub(super) struct Page(String);

impl Page {
    /// Mark-up of our own.
    pub fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Words, in text or inside a quoted attribute.
    pub fn text(&mut self, words: &str) {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // Control characters are no text, and marks that turn the reading direction could disguise a name.
                '\u{0}'..='\u{8}'
                | '\u{b}'..='\u{1f}'
                | '\u{7f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}' => {}
                _ => self.0.push(letter),
            }
        }
    }

    /// An element with words in it.
    pub fn element(&mut self, name: &str, class: &str, words: &str) {
        self.open(name, class);
        self.text(words);
        self.close(name);
    }

    /// The beginning of an element.
    pub fn open(&mut self, name: &str, class: &str) {
        self.raw("<");
        self.raw(name);
        if !class.is_empty() {
            self.raw(" class=\"");
            self.raw(class);
            self.raw("\"");
        }
        self.raw(">");
    }

    /// The end of an element.
    pub fn close(&mut self, name: &str) {
        self.raw("</");
        self.raw(name);
        self.raw(">");
    }

    /// The head of a table: words and whether the column has numbers.
    pub fn head(&mut self, class: &str, columns: &[(&str, &str)]) {
        self.raw("<div class=\"scroll\">");
        self.open("table", class);
        self.raw("<thead><tr>");
        for (words, class) in columns {
            self.raw("<th scope=\"col\"");
            if !class.is_empty() {
                self.raw(" class=\"");
                self.raw(class);
                self.raw("\"");
            }
            self.raw(">");
            self.text(words);
            self.raw("</th>");
        }
        self.raw("</tr></thead><tbody>");
    }

    /// The end of a table.
    pub fn end_table(&mut self) {
        self.raw("</tbody></table></div>");
    }

    pub fn finish(self) -> String {
        self.0
    }
}
