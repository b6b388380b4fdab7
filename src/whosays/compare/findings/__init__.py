"""What a comparison brings out: words that drifted, figures, dates and names that differ, words taken back."""
