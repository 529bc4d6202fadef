//! Documents written out for other programs.
