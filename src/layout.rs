//! From a block to lines of cells.
