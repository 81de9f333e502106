-- Finds customers by any two characters of the name, by pinyin, code and phone. Contentless: the rows stand in "Customer".
create virtual table if not exists "CustomerFts" using fts5(grams, content='', contentless_delete=1, detail=none, tokenize='ascii');
create trigger if not exists "CustomerFtsInsert" after insert on "Customer" begin
  insert into "CustomerFts"(rowid, grams) values (new."Id", new."SearchGrams");
end;
create trigger if not exists "CustomerFtsUpdate" after update of "SearchGrams" on "Customer" when old."SearchGrams" <> new."SearchGrams" begin
  delete from "CustomerFts" where rowid = old."Id";
  insert into "CustomerFts"(rowid, grams) values (new."Id", new."SearchGrams");
end;
create trigger if not exists "CustomerFtsDelete" after delete on "Customer" begin
  delete from "CustomerFts" where rowid = old."Id";
end;
