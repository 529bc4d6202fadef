//! The documents that ship inside the program.
