package org.cardline.conversations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cardline.programme.Department;
import org.cardline.speech.Utterance;
import org.cardline.speech.Value;

/** The departments by name, in menus of four; a longer list goes on in the next menu. */
final class Departments {
    private final List<Department> departments;

    Departments(List<Department> departments) {
        this.departments = departments;
    }

    /** Which one the caller wants. */
    Department choose(Member member) {
        for (int from = 0; ; from += KeyMap.MOST_OPTIONS - 1) {
            List<Department> rest = departments.subList(from, departments.size());
            boolean last = rest.size() <= KeyMap.MOST_OPTIONS;
            List<Department> named = last ? rest : rest.subList(0, KeyMap.MOST_OPTIONS - 1);
            Optional<Department> chosen = member.talk().choose(menu(named, last), sentence(member, named, last));
            if (chosen.isPresent()) return chosen.get();
        }
    }

    private static Menu<Optional<Department>> menu(List<Department> named, boolean last) {
        var options = new ArrayList<Optional<Department>>();
        var words = new HashMap<String, Optional<Department>>();
        for (Department each : named) {
            options.add(Optional.of(each));
            words.put(WordMap.phrase(each.name()), Optional.of(each));
        }
        if (!last) {
            options.add(Optional.empty());
            words.put("more", Optional.empty());
        }
        return new Menu<>("", options, words, Optional.empty());
    }

    private static Utterance sentence(Member member, List<Department> named, boolean last) {
        Utterance menu = IntStream.range(0, named.size())
                .mapToObj(at -> option(member, named.get(at), at + 1))
                .reduce(Utterance::then)
                .orElseThrow();
        return last ? menu : menu.then(member.talk().spoken("More: {key}.", new Value.Count(named.size() + 1)));
    }

    private static Utterance option(Member member, Department department, int key) {
        String option = key == 1 ? "{department}: press {key}." : "{department}: {key}.";
        return member.talk().spoken(option, new Value.Phrase(department.name()), new Value.Count(key));
    }
}
