-- What a process remembers of who somebody is, it forgets at once where roles or links change. One notice a statement.
create function people_tell_actors_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('hedgerow_actors', coalesce(platform_ecosystem()::text, ''));
  return null;
end
$$;
create trigger people_roles_changed after insert or update or delete on people_roles
  for each statement execute function people_tell_actors_changed();
create trigger people_links_changed after insert or update or delete on people_links
  for each statement execute function people_tell_actors_changed();

-- A name as people compare it: small letters, without accents; the same whatever the locale of the database.
create function people_fold_name(name text) returns text immutable strict parallel safe language sql
  return translate(lower(regexp_replace(normalize(name, NFKD), U&'[\0300-\036F]', '', 'g') collate "C"),
    'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐØŁÆŒĐÞ',
    'αβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґøłæœđþ');

-- The office finds people by the words of their names. Row security turns `like` into a filter over everybody, so the
-- beginnings of words are looked up in a table with keys; kept by the database, for names come from many rooms.
create function people_words_of(name text) returns setof text immutable strict parallel safe language sql
begin atomic
  select distinct left(word, 60) from regexp_split_to_table(
    people_fold_name(name), U&'[\\s!-/:-@\005B-`{-~\00A0-\00BF\2000-\206F\3000-\303F\060C\061B\061F]+') word where word <> '';
end;

create table people_words_of_names (
  ecosystem_id uuid not null,
  person_id uuid not null,
  word text collate "C" not null,
  primary key (ecosystem_id, person_id, word),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id) on delete cascade
);
create index people_words_of_names_in_order on people_words_of_names (ecosystem_id, word, person_id);

create function people_keep_words_of_name() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.display_name = old.display_name and (new.erased_at is null) = (old.erased_at is null) then
      return null;
    end if;
    delete from people_words_of_names where ecosystem_id = new.ecosystem_id and person_id = new.id;
  end if;
  if new.erased_at is null then
    insert into people_words_of_names (ecosystem_id, person_id, word)
    select new.ecosystem_id, new.id, word from people_words_of(new.display_name) word;
  end if;
  return null;
end
$$;
create trigger people_name_words_kept after insert or update of display_name, erased_at on people_persons
  for each row execute function people_keep_words_of_name();

-- Who is here already, in every ecosystem: this once the owner reads past the rows' security.
alter table people_persons no force row level security;
insert into people_words_of_names (ecosystem_id, person_id, word)
select p.ecosystem_id, p.id, word from people_persons p, people_words_of(p.display_name) word
where p.erased_at is null;
alter table people_persons force row level security;
select platform_protect('people_words_of_names');

-- By name, as a list of people is read; who is erased is in no list.
alter table people_persons
  add column sorted_name text collate "C" generated always as (people_fold_name(display_name)) stored;
create index people_persons_by_name on people_persons (ecosystem_id, sorted_name, id) where erased_at is null;
