"""Finding coverage of one language by words of the other: a glossary of the beat, and names of places from CLDR."""
