"""What editors decided: applied last, surviving every derivation anew."""
