package org.cardline.programme;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code queues.yaml}: the queues, then the agents; one with an address has a telephone there, the others
 * sign in at a desk; then the supervisors and operators. */
final class QueuesFile {
    /** An hour: nobody is asked, or left alone, for longer. */
    private static final int MOST_SECONDS = 3_600;

    /** A month: who was spoken with before that is nobody in particular. */
    private static final int MOST_HOURS = 744;

    private static final String NAME = "[a-z][a-z0-9-]{0,31}";
    private static final String ADDRESS = "sip:[A-Za-z0-9._-]{1,64}@[0-9a-fA-F.:\\[\\]]{2,45}";

    private final Map<String, Department> departments;
    private final Schedules schedules;
    private final Map<String, String> products;
    /** Why agents are away, where the programme doesn't say: for a break. */
    private static final Map<String, String> AWAY = Map.of("break", "Break");

    private final Set<String> agents = new HashSet<>();
    private final Set<String> served = new HashSet<>();
    private final Set<String> stoodIn = new HashSet<>();

    /** @param products what card hosts call the programme's cards */
    QueuesFile(List<Department> departments, Schedules schedules, Set<String> products) {
        this.schedules = schedules;
        this.products = products.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        this.departments = departments.stream().collect(Collectors.toMap(Department::id, Function.identity()));
    }

    Queues read(Section file) {
        if (file.isAbsent()) return Queues.NONE;
        List<Queue> queues = file.in("queues", this::queues);
        List<Listed> listed = file.each("agents", this::agent);
        return new Queues(
                queues,
                listed.stream().flatMap(each -> each.telephone().stream()).toList(),
                listed.stream().flatMap(each -> each.desk().stream()).toList(),
                people(file, "supervisors"),
                people(file, "operators"),
                file.has("callbacks") ? Optional.of(file.in("callbacks", QueuesFile::callbacks)) : Optional.empty(),
                file.has("wrap-up") ? file.in("wrap-up", section -> wrapUp(section, queues)) : WrapUp.NONE,
                file.has("away") ? file.in("away", QueuesFile::codes) : AWAY);
    }

    private List<String> people(Section file, String role) {
        List<String> names = file.texts(role);
        for (String name : names) {
            if (!name.matches(NAME))
                file.wrong(role, "'" + name + "' is no name.", "Write small letters, digits and hyphens.");
            else if (!agents.add(name))
                file.wrong(role, "'" + name + "' is listed twice.", "Give each person one name and one role.");
        }
        return names;
    }

    private static Callbacks callbacks(Section section) {
        String address = section.text("address");
        if (!address.replace(Callbacks.NUMBER, "1").matches(ADDRESS) || !address.contains(Callbacks.NUMBER))
            section.wrong(
                    "address",
                    "'" + address + "' is no address for numbers.",
                    "Write it like sip:{number}@192.0.2.7:5060, in quotes.");
        return new Callbacks(
                address,
                Set.copyOf(section.texts("countries")),
                section.integer("tries", 1, 10),
                seconds(section, "again-after-seconds", 10),
                quietHours(section),
                section.has("a-number-a-day") ? section.integer("a-number-a-day", 1, 10) : 3,
                section.has("a-day") ? section.integer("a-day", 1, 100_000) : 200);
    }

    private static QuietHours quietHours(Section section) {
        String span = section.optionalText("quiet-hours").orElse("21:00-08:00");
        try {
            String[] ends = span.split("-", 2);
            return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[ends.length - 1]));
        } catch (DateTimeParseException nonsense) {
            section.wrong("quiet-hours", "'" + span + "' are no quiet hours.", "Write them like 21:00-08:00.");
            return new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
    }

    private static WrapUp wrapUp(Section section, List<Queue> queues) {
        List<String> optionalIn = section.texts("optional-in");
        for (String each : optionalIn) {
            if (queues.stream().noneMatch(queue -> queue.id().equals(each)))
                section.wrong("optional-in", "There is no queue '" + each + "'.", "Name queues of this file.");
        }
        return new WrapUp(section.in("codes", QueuesFile::codes), Set.copyOf(optionalIn));
    }

    private static Map<String, String> codes(Section codes) {
        var words = new LinkedHashMap<String, String>();
        for (String code : codes.names()) {
            if (!code.matches(NAME))
                codes.wrong(code, "'" + code + "' is no code.", "Write small letters, digits and hyphens.");
            words.put(code, codes.text(code));
        }
        return words;
    }

    private List<Queue> queues(Section all) {
        List<Queue> queues = all.names().stream()
                .map(id -> all.in(id, each -> queue(all, id, each)))
                .toList();
        Set<String> spoken = queues.stream()
                .filter(each -> each.department().isPresent())
                .map(Queue::id)
                .collect(Collectors.toSet());
        for (Queue each : queues)
            each.overflow()
                    .map(Queue.Overflow::to)
                    .filter(to -> !to.isEmpty() && (to.equals(each.id()) || !spoken.contains(to)))
                    .ifPresent(to -> all.wrong(
                            each.id(),
                            "'" + each.id() + "' can't overflow to '" + to + "'.",
                            "Name another queue that has a department."));
        for (Queue each : queues) each.forCards().ifPresent(cards -> standsIn(all, queues, each, cards));
        return queues;
    }

    private void standsIn(Section all, List<Queue> queues, Queue queue, Queue.ForCards cards) {
        for (String other : cards.insteadOf()) {
            boolean isQueue = queues.stream().anyMatch(each -> each.id().equals(other));
            if (!isQueue || other.equals(queue.id()))
                all.wrong(
                        queue.id(),
                        "'" + queue.id() + "' can't stand in for '" + other + "'.",
                        "Name another queue of this file.");
            for (String product : cards.products())
                if (!stoodIn.add(product + " in " + other))
                    all.wrong(
                            queue.id(),
                            "Two queues stand in for '" + other + "' with '" + product + "'.",
                            "Leave it to one of them.");
        }
    }

    private Queue queue(Section all, String id, Section each) {
        if (!id.matches(NAME)) all.wrong(id, "'" + id + "' is no name of a queue.", "Write small letters and hyphens.");
        Optional<String> department = department(each);
        return new Queue(
                id,
                department,
                each.has("priority") ? each.integer("priority", 0, 9) : 0,
                skills(each, "needs"),
                each.has("relaxed") ? Optional.of(each.in("relaxed", QueuesFile::relaxed)) : Optional.empty(),
                seconds(each, "offer-seconds", 1),
                seconds(each, "wrap-up-seconds", 0),
                each.in("service-level", QueuesFile::serviceLevel),
                hours(department, each),
                each.has("overflow") ? Optional.of(each.in("overflow", QueuesFile::overflow)) : Optional.empty(),
                each.has("for-cards") ? Optional.of(each.in("for-cards", this::forCards)) : Optional.empty(),
                each.has("known-agent")
                        ? Optional.of(each.in("known-agent", QueuesFile::knownAgent))
                        : Optional.empty());
    }

    /** A queue without a department may have hours of its own. */
    private Hours hours(Optional<String> department, Section each) {
        if (department.isPresent())
            return departments
                    .getOrDefault(department.get(), ReasonsFile.NOBODY)
                    .hours();
        return each.has("hours") ? schedules.named(each, "hours") : Hours.ALWAYS;
    }

    private static Queue.Overflow overflow(Section section) {
        return new Queue.Overflow(seconds(section, "after-seconds", 1), section.text("to"));
    }

    private Queue.ForCards forCards(Section section) {
        return new Queue.ForCards(
                Set.copyOf(section.allNamed("products", products)), Set.copyOf(section.allTexts("instead-of")));
    }

    private static Queue.KnownAgent knownAgent(Section section) {
        return new Queue.KnownAgent(
                seconds(section, "for-seconds", 1),
                Duration.ofHours(section.integer("spoke-within-hours", 1, MOST_HOURS)));
    }

    private Optional<String> department(Section each) {
        if (!each.has("department")) return Optional.empty();
        String id = each.named("department", departments, ReasonsFile.NOBODY).id();
        if (!id.isEmpty() && !served.add(id))
            each.wrong("department", "'" + id + "' has a queue already.", "Give one of them no department.");
        return Optional.of(id);
    }

    private static Queue.Relaxed relaxed(Section section) {
        return new Queue.Relaxed(seconds(section, "after-seconds", 1), skills(section, "needs"));
    }

    private static Queue.ServiceLevel serviceLevel(Section section) {
        return new Queue.ServiceLevel(section.integer("percent", 1, 100), seconds(section, "within-seconds", 1));
    }

    private static Duration seconds(Section section, String key, int least) {
        return Duration.ofSeconds(section.integer(key, least, MOST_SECONDS));
    }

    private record Listed(String name, Optional<String> address, Skills skills) {
        Optional<AgentTelephone> telephone() {
            return address.map(at -> new AgentTelephone(name, at, skills));
        }

        Optional<DeskAgent> desk() {
            return address.isPresent() ? Optional.empty() : Optional.of(new DeskAgent(name, skills));
        }
    }

    private Listed agent(Section each) {
        String name = word(each, "name", NAME, "Write small letters, digits and hyphens.");
        if (!name.isEmpty() && !agents.add(name))
            each.wrong("name", "Two agents are called '" + name + "'.", "Rename one of them.");
        Skills skills = skills(each, "skills");
        for (String language : each.texts("languages"))
            skills = skills.withLanguage(EntryPointsFile.language(each, language));
        return new Listed(name, each.has("address") ? Optional.of(address(each)) : Optional.empty(), skills);
    }

    private static String address(Section each) {
        return word(
                each,
                "address",
                ADDRESS,
                "Write it like sip:agent7@192.0.2.7:5090; names of machines are not looked up.");
    }

    private static String word(Section each, String key, String shape, String mend) {
        String text = each.text(key);
        if (!text.isEmpty() && !text.matches(shape)) each.wrong(key, "'" + text + "' is no " + key + ".", mend);
        return text;
    }

    /** None where the key is absent. */
    private static Skills skills(Section each, String key) {
        if (!each.has(key)) return Skills.NONE;
        return each.in(key, levels -> {
            var skills = new LinkedHashMap<String, Integer>();
            for (String skill : levels.names()) {
                if (!skill.matches(NAME))
                    levels.wrong(skill, "'" + skill + "' is no skill.", "Write small letters, digits and hyphens.");
                skills.put(skill, levels.integer(skill, 1, Skills.MOST));
            }
            return new Skills(skills);
        });
    }
}
