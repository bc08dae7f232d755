"""What comes in and goes out as a whole: imports, exports, sample data."""
