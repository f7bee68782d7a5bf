"""Keys to the API: who gets one may do what its scopes say, and is charged by itself instead of by address."""
