"""How a reading looks: on a terminal (`terminal`) and as a page (`page`); text from outside stays inert."""
