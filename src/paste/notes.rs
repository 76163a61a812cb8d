//! What the reading of a paste can say.
