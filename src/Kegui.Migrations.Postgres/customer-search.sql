-- Finds customers by any two characters of the name, by pinyin, code and phone. Fast update off: a search must not wade through a pending list.
create index if not exists "IX_Customer_Grams" on "Customer" using gin (string_to_array("SearchGrams", ' ')) with (fastupdate = off);
