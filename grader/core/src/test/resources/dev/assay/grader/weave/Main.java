package stud; public class Main { public static String all() { return spikelab.Drive.run(new S()); } public static void main(String[] a) { System.out.print(all()); } }
