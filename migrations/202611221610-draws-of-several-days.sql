-- What one can wish for is one place on one or more days: a workshop of four Saturdays is one.

create table draws_days (
  ecosystem_id uuid not null,
  draw_id uuid not null,
  occasion_id uuid not null,
  item_id uuid not null,
  -- In which order the days follow.
  number smallint not null,
  -- Nobody can be drawn for one day by two ways.
  primary key (ecosystem_id, draw_id, occasion_id),
  unique (ecosystem_id, item_id, number),
  foreign key (ecosystem_id, draw_id) references draws_draws (ecosystem_id, id),
  foreign key (ecosystem_id, item_id) references draws_items (ecosystem_id, id)
);
select platform_protect('draws_days');
create index draws_days_of_occasion on draws_days (ecosystem_id, occasion_id);

insert into draws_days (ecosystem_id, draw_id, occasion_id, item_id, number)
  select ecosystem_id, draw_id, occasion_id, id, 0 from draws_items;
alter table draws_items drop column occasion_id;
