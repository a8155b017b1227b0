package org.cardline.conversations;

import java.util.List;
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
            int chosen = member.talk().choose(last ? named.size() : named.size() + 1, menu(member, named, last));
            if (chosen <= named.size()) return named.get(chosen - 1);
        }
    }

    private static Utterance menu(Member member, List<Department> named, boolean last) {
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
