//! Every formula by name, on plain arrays.
