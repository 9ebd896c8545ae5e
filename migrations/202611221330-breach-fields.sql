-- P21: a breach names fields of the register: `table` is all of one, `table.column` a single field.
alter table privacy_breaches rename column tables to fields;
