"""The one function that makes words of a text, for the indexes and for what is compared with them."""

from django.db import migrations

# Markup of rich text is no word. «aa» and «å» are one letter here, as are the accents that people leave out; «å» and «a» are
# two. The signs part words, so that «sak-/arkivsystem» is two words and no path, «94/18» two numbers and no fraction. Each
# word is kept twice: without its Norwegian ending, and as it stands (names, numbers, nynorsk, «og»). A text with more words
# than PostgreSQL can index is found by its beginning, instead of being refused.
CREATE = """
CREATE FUNCTION search_words(given text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
DECLARE
    folded text := translate(
        replace(lower(regexp_replace(given, '</?[a-zA-Z][^<>]*>|&#?[a-z0-9]+;', ' ', 'g')), 'aa', 'å'),
        'éèêëáàâóòôúùüäö/-–_.:,@',
        'eeeeaaaooouuuæø        '
    );
BEGIN
    RETURN to_tsvector('pg_catalog.norwegian', folded) || to_tsvector('pg_catalog.simple', folded);
EXCEPTION WHEN program_limit_exceeded THEN
    folded := left(folded, 100000);
    RETURN to_tsvector('pg_catalog.norwegian', folded) || to_tsvector('pg_catalog.simple', folded);
END $$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION search_words(text)")]
