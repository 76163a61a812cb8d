//! The page: what index.html starts.

fn main() {
    zielwert::ui::start();
}
