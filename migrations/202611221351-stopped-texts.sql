-- Numbers from which somebody wrote that no text message shall come any more: whoever's they are, wherever they are known.
create table platform_stopped_texts (
  number text collate "C" not null primary key check (number ~ '^\+[1-9][0-9]{6,14}$'),
  stopped_at timestamptz not null
);
select platform_share('platform_stopped_texts');
