"""Links the analyses of a pile: copies, people, claims, chains, origins, contradictions."""
