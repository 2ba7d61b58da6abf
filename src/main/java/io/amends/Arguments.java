package io.amends;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command was called with.
 *
 * @param names what stands without a dash, such as files
 * @param options values by their option; of a flag an empty one
 */
record Arguments(List<String> names, Map<String, String> options) {

  private static final String TIER = "--tier";

  /** The command cannot be called like that. */
  static final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String message) {
      super(message);
    }
  }

  Arguments {
    names = List.copyOf(names);
    options = Map.copyOf(options);
  }

  /**
   * @param args what stands after the command's name
   * @param count so many names must be there
   * @param valued options that take a value
   * @param flags options that take none
   */
  static Arguments read(List<String> args, int count, Set<String> valued, Set<String> flags)
      throws NotUnderstood {
    var names = new ArrayList<String>();
    var options = new HashMap<String, String>();
    for (int i = 0; i < args.size(); i++) {
      var each = args.get(i);
      if (flags.contains(each)) {
        options.put(each, "");
      } else if (valued.contains(each)) {
        i++;
        if (i == args.size()) {
          throw new NotUnderstood(each + " needs a value");
        }
        options.put(each, args.get(i));
      } else if (each.startsWith("-")) {
        throw new NotUnderstood("there is no option " + each);
      } else {
        names.add(each);
      }
    }
    if (names.size() != count) {
      throw new NotUnderstood("it takes " + count + " names, not " + names.size());
    }
    return new Arguments(names, options);
  }

  Path path(int name) {
    return Path.of(names.get(name));
  }

  Optional<Path> path(String option) {
    return Optional.ofNullable(options.get(option)).map(Path::of);
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  /** The tier of understanding that is asked for; 1 where none is. */
  int tier() throws NotUnderstood {
    var tier = options.getOrDefault(TIER, "1");
    if (!tier.equals("1") && !tier.equals("2")) {
      throw new NotUnderstood(TIER + " is 1 or 2, not " + tier);
    }
    return Integer.parseInt(tier);
  }
}
