"""Press notes: the figures that a Spanish text gives, each with the words that say it."""
