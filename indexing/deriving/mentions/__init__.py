"""Who and what an article names: countries, blocs, persons with their offices, organisations, amounts, dates."""
