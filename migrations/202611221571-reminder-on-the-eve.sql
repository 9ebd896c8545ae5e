-- Named for when it is, like the others: on the eve.
alter table home_choices rename column day_before to on_eve;
