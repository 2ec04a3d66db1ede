"""The newsroom's page: the collection in the browser."""
