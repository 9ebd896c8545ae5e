-- Who lives with whom was kept and asked by nobody: what nobody needs is not kept.
drop table families_household_members;
